"""What the web chat needs beyond Gradio: conversations, the address to serve at, the style."""
