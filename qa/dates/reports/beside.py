"""The words right before a date that tell whose it is: of publication, a change, something else."""

import re

# "Posted on", "Veröffentlicht am", "Publié le" and their kin, right before a date.
PUBLISHED = re.compile(
    r"(?<!\w)(?:publi\w*|posted|issued|released|first aired|filed|written|veröffentlicht|erschienen"
    r"|erstellt|erstmals|stand der erstveröffentlichung|pubblicat\w*|gepubliceerd|geplaatst"
    r"|opublikowan\w*|publicerad|publisert|udgivet|julkaistu|yayın\w*|опубликовано|опубліковано|δημοσίευ\w*|发布|公開"
    r"|掲載|입력)(?!\w)[^\d.!?]{0,25}\Z",
    re.I,
)
CHANGED = re.compile(
    r"(?<!\w)(?:updat\w*|modifi\w*|revis\w*|correct\w*|amend\w*|edited|changed|reviewed"
    r"|aktualisier\w*|geändert|überarbeitet|mis(?:e)? à jour|modifié\w*|actualiz\w*|atualizad\w*"
    r"|aggiornat\w*|bijgewerkt|gewijzigd|zaktualizowan\w*|aktualizacja|uppdaterad|ändrad|oppdatert"
    r"|opdateret|päivitetty|güncelle\w*|обновлено|оновлено|ενημέρω\w*|更新|수정|refreshed)(?!\w)[^\d.!?]{0,25}\Z",
    re.I,
)
# A date that the page counts on, shows or was served on.
OF_SOMETHING_ELSE = re.compile(
    r"(?<!\w)(?:expire\w*|valid|until|deadline|due|closes?|closing|event|starts?|ends?|begins|when"
    r"|date of birth|born|died|taken|photo\w*|copyright|©|\(c\)|served|printed|retrieved"
    r"|accessed|archived|captured|today|now|joined|member since|founded|since|est\.|comment\w*"
    r"|reply|replied|wrote|says|said"
    r"|reader|next|gültig bis|bis|jusqu'au|hasta)(?!\w)[^\d.!?]{0,15}\Z",
    re.I,
)
