"""One outline in many languages: `texts/NAME.LANG.yaml` holds its texts by id, and nothing else.

The pipeline asks for the outline in a language, and once the layers of a talk are laid over it, for
what is doubtful about the texts that this talk shows:

    found = translated(root, path, language, problems)
    ... found.root instead of root ...
    found.report(node, reading)
"""

from deckbuilder.translation.languages import languages_of, texts_path
from deckbuilder.translation.translated import Translated, translated

__all__ = ["Translated", "languages_of", "texts_path", "translated"]
