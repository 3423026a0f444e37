"""Single modules of nltk, loaded without the rest and without a trace."""

import subprocess
import sys
import textwrap


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_else_is_loaded_and_nothing_is_left_behind():
    out = run("""
        import sys
        from nutgraf.language.nltk_modules import nltk_module
        print(nltk_module("stem.snowball").SnowballStemmer("german").stem("katzen"))
        print(nltk_module("tokenize.punkt").PunktSentenceTokenizer().tokenize("One. Two."))
        print([name for name in sys.modules if name.split(".")[0] in ("nltk", "numpy")])
    """)
    assert out.splitlines() == ["katz", "['One.', 'Two.']", "[]"]


def test_all_of_nltk_can_be_had_afterwards():
    out = run("""
        from nutgraf.language.nltk_modules import nltk_module
        nltk_module("stem.snowball")
        import nltk.stem.snowball
        print(nltk.stem.snowball.SnowballStemmer("english").stem("cats"), nltk.FreqDist("aa")["a"])
    """)
    assert out == "cat 2\n"


def test_many_threads_at_once():
    out = run("""
        import threading
        from nutgraf.language.nltk_modules import nltk_module
        found, start = [], threading.Barrier(8)
        def load():
            start.wait()
            found.append(nltk_module("tokenize.punkt").PunktSentenceTokenizer().tokenize("A. B."))
        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(len(found))
    """)
    assert out == "8\n"
