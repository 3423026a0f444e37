"""The outcome and the participants of a conversation as JSON-ready objects."""

from typing import TYPE_CHECKING

from nutgraf.article import Sentence
from nutgraf.rendering.json_places import Json, place_json, sentence_json
from nutgraf.rendering.wording import without_fillers

if TYPE_CHECKING:
    # Only named here: who summarizes does not wait for these packages.
    from nutgraf.briefing import Briefing


def conversation(found: "Briefing") -> Json:
    """What came of a conversation, and who takes part in it."""
    from nutgraf.briefing.conversations.cues import is_told

    article = found.article
    speakers = {"speakers": _participants(found)} if found.participants else {}
    if not is_told(article.language):
        # Nothing decided is something else than nothing known of it.
        return {"conversation": found.conversation, **speakers}

    def as_said(sentence: Sentence) -> Json:
        shown = without_fillers(article, sentence.text)
        return {**sentence_json(article, sentence), "shown": shown}

    return {
        "conversation": found.conversation,
        "decisions": [
            {
                **as_said(one.sentence),
                "by": one.speaker or None,
                "vote": place_json(article, one.vote) if one.vote else None,
            }
            for one in found.decisions
        ],
        "actions": [
            {
                **as_said(one.sentence),
                "who": one.who or None,
                "to": one.to or None,
                "due": {**place_json(article, one.due.span), "iso": one.due.iso}
                if one.due
                else None,
                "asked": sentence_json(article, one.asked) if one.asked else None,
            }
            for one in found.actions
        ],
        **(
            {
                "answers": [
                    {
                        **as_said(one.sentence),
                        "question": sentence_json(article, one.question),
                        "by": one.speaker or None,
                    }
                    for one in found.answers
                ]
            }
            if found.conversation == "mail"
            else {}
        ),
        **speakers,
    }


def _participants(found: "Briefing") -> list[Json]:
    """Who takes part in a conversation."""
    return [
        {
            "name": one.name,
            "role": one.role or None,
            "turns": one.turns,
            "words": one.words,
            "first": place_json(found.article, one.label),
        }
        for one in found.participants
    ]
