"""Long articles to measure with: the seeds' sentences, dealt anew, no paragraph like another."""

import random
from pathlib import Path

import nutgraf

_SEEDS = Path(__file__).parent.parent / "seeds"
_SENTENCES_IN_A_PARAGRAPH = (2, 6)
_PARAGRAPHS_IN_A_SECTION = (3, 9)
# Some words of each sentence are another's, so that no two sentences are the same.
_SHARE_OF_NEW_WORDS = 0.2


def sentences() -> list[str]:
    """The sentences of the English seeds."""
    found = []
    for path in sorted(_SEEDS.glob("*.txt")):
        article = nutgraf.read(path.read_text("utf-8"))
        if article.language == "en":
            found += [s.text for s in article.sentences if len(s.text.split()) > 5]
    return found


def article(
    *, of_sentences: int = 10**9, of_characters: int = 10**9, markdown: bool = False
) -> str:
    """An article of about so many sentences or characters, whichever is reached first."""
    draw = random.Random(7)
    pool = sentences()
    words = [word for sentence in pool for word in sentence.split()[1:-1] if word.isalpha()]
    heading = "## " if markdown else ""
    parts = [("# " if markdown else "") + "What the city learned", "By Ann Holm"]
    count = size = section = 0
    while count < of_sentences and size < of_characters:
        if section == 0:
            section = draw.randint(*_PARAGRAPHS_IN_A_SECTION)
            parts.append(heading + " ".join(draw.sample(words, 4)).capitalize())
        section -= 1
        paragraph = []
        for _ in range(draw.randint(*_SENTENCES_IN_A_PARAGRAPH)):
            own = draw.choice(pool).split()
            for place in range(1, len(own) - 1):
                if own[place].isalpha() and draw.random() < _SHARE_OF_NEW_WORDS:
                    own[place] = draw.choice(words)
            paragraph.append(" ".join(own))
        parts.append(" ".join(paragraph))
        count += len(paragraph)
        size = sum(map(len, parts)) if size < 1 else size + len(parts[-1]) + 2
    return "\n\n".join(parts)[:of_characters] + "\n"
