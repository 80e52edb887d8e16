"""How the readers' weights are made: data, mixture, training, distilling."""
