"""Walks through the demo in the real window: walk.py PROGRAM FOLDER

Leaves a picture of every screen in FOLDER, light and dark, named as the
reference screens are: today.png, today-dark.png. Run it inside
build/smoke/virtual-display.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "smoke"))
from window import Window  # noqa: E402

# The page follows the system; to GTK this is the system.
SCHEMES = {"": "Adwaita", "-dark": "Adwaita:dark"}


class Walk:
    """One walk in one colour scheme."""

    def __init__(self, program, pictures, suffix, folder):
        self.program, self.pictures, self.suffix, self.folder = program, pictures, suffix, folder
        self.env = {**os.environ, "GTK_THEME": SCHEMES[suffix], "HOME": str(folder)}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            self.env.pop(name, None)

    def open(self, *args):
        self.window = Window([self.program, *args], env=self.env)
        return self.window

    def take(self, name):
        self.window.picture(self.pictures / f"{name}{self.suffix}.png")
        print(f"{name}{self.suffix}.png", flush=True)

    def first_run(self):
        with self.open() as w:
            w.find("push button", "It is safe enough")
            self.take("first-run-computer")
            w.click("push button", "It is safe enough")
            words = w.find("landmark", "Six words, drawn at random")
            passphrase = " ".join(e.get_name() for e in w.elements(words) if e.get_role_name() == "list item")
            w.type(passphrase, "password text", "Once more, to be sure")
            self.take("first-run-passphrase")
            w.click("push button", "Choose my own")
            w.type("blue kettle", "password text", "Your own passphrase")
            self.take("first-run-own")
            w.click("push button", "Use six random words")
            words = w.find("landmark", "Six words, drawn at random")
            passphrase = " ".join(e.get_name() for e in w.elements(words) if e.get_role_name() == "list item")
            again = w.find("password text", "Once more, to be sure")
            w.empty(again)
            w.type(passphrase, element=again)
            w.click("push button", "Seal it")
            w.find("push button", "I have it on paper")
            self.take("first-run-recovery")
            w.click("push button", "Skip this")
            w.find("push button", "Go on without one")
            self.take("first-run-skip")
            w.click("push button", "Go on without one")
            for room in ("Today", "Journal", "Evidence", "Streak", "Plan", "Guide", "Backups"):
                w.click("push button", room)
                w.find("heading", room) if room != "Today" else w.find("push button", "Lock")
                self.take(f"empty-{room.lower()}")

    def rooms(self, vault, passphrase):
        with self.open("--vault", vault) as w:
            field = w.find("password text", "Passphrase")
            self.take("unlock")
            w.type("not this one", element=field)
            w.key("Return")
            w.says("That did not open it.")
            self.take("unlock-failed")
            w.empty(field)
            w.type(passphrase, element=field)
            w.key("Return")
            w.says("attempt to unlock failed")
            self.take("failed-attempts")
            w.click("push button", "I have seen it")
            self.take("today")
            w.click("push button", "Journal")
            w.find("entry", "Your words")
            self.take("journal")
            self.journal()
            w.click("push button", "Evidence")
            self.click_first("Timeline")
            self.take("evidence")
            w.click("push button", "Record")
            self.take("evidence-record")
            w.click("push button", "Close")
            w.click("toggle button", "Claims")
            self.take("evidence-claims")
            w.click("toggle button", "Messages")
            self.click_first("Files of messages")
            self.take("evidence-messages")
            w.click("toggle button", "Exhibits")
            self.click_first("Exhibits")
            self.take("evidence-exhibit")
            w.click("push button", "Show")
            self.take("evidence-exhibit-shown")
            self.evidence()
            w.click("push button", "Streak")
            w.find("heading", "The last year")
            self.take("streak")
            w.click("push button", "They reached out")
            w.find("dialog")
            self.take("streak-reached-out")
            w.key("Escape")
            w.click("push button", "I made contact")
            w.find("heading", "When was it?")
            self.take("streak-made-contact")
            w.key("Escape")
            self.command("Write an answer")
            w.key("Return")
            w.type("I'm sorry. Why do you always ask?", "entry", "Your answer")
            w.says("An apology.")
            self.take("streak-answer")
            w.key("Escape")
            w.click("push button", "Plan")
            w.find("heading", "One thing today")
            self.take("plan")
            for part in ("Ways in", "People who are safe", "Reality ledger", "Orders and agreements"):
                w.click(element=w.find("push button", re.compile("^" + part).match))
                w.find("heading", part)
                self.take("plan-" + part.lower().replace(" ", "-"))
            w.key("F2")
            w.find("push button", "It passed")
            self.take("pull")
            w.key("Escape")
            w.key("ctrl+k")
            w.type("check in", element=w.find("combo box", "Search, or say what to do"))
            w.key("Return")
            w.find("heading", "Over time")
            self.take("checkin")
            w.click("push button", "Guide")
            w.click("push button", "Hoovering")
            w.find("heading", "What it looks like")
            self.take("guide")
            w.click("push button", "I need help now")
            w.find("heading", "You are not alone with this")
            self.take("crisis")
            w.click("push button", "Go back")
            w.click("push button", "Backups")
            w.find("heading", "Save a backup")
            self.take("backups")
            w.click("push button", "Save to…")
            w.find("dialog")
            self.take("backups-save")
            w.key("Escape")
            w.click("push button", "Settings")
            w.find("heading", "How it looks")
            self.take("settings")
            w.key("ctrl+l")
            w.find("password text", "Passphrase")
            w.click("push button", "Use recovery code")
            self.take("unlock-recovery")

    def evidence(self):
        """What else the evidence room has."""
        w = self.window
        w.click("toggle button", "People")
        self.click_first("People")
        self.take("evidence-people")
        self.more("Patterns")
        w.find("heading", "Week by week")
        self.take("evidence-patterns")
        self.more("Custody log")
        w.click("toggle button", "Paper seal")
        w.click("push button", "Show the seal")
        w.find("push button", "Save the square…")
        self.take("evidence-seal")
        w.click("toggle button", "Time-stamps")
        w.find("push button", "Save a request…")
        self.take("evidence-time-stamps")
        w.click("push button", "Make a bundle")
        w.type("Harbour Street", "entry", "Name of the case")
        self.take("evidence-bundle")

    def more(self, item):
        """Takes the way of the menu beside the lists."""
        w = self.window
        w.click("combo box", "More")
        w.click("menu item", item)

    def journal(self):
        """What else the journal has, from the newest entry on."""
        w = self.window
        w.click("push button", "Earlier versions")
        w.find("dialog")
        self.take("journal-versions")
        w.key("Escape")
        w.click("push button", "Look back")
        w.find("heading", "Look back")
        self.take("journal-look-back")
        w.click("push button", "Back to the entries")
        for kind, picture in (("Unsent letter", "journal-letter"), ("Thought record", "journal-thought-record")):
            w.click("combo box", "New of another kind")
            w.click("menu item", kind)
            w.says(kind + ".")
            self.take(picture)
        self.command("lamp", "search")
        w.key("Escape")
        for command, picture in (("Bring in a diary", "journal-bring-in"), ("Take entries out", "journal-take-out")):
            self.command(command)
            w.key("Return")
            w.find("heading", command)
            self.take(picture)
            w.key("Escape")

    def command(self, words, picture=None):
        """Asks for something by Control K."""
        w = self.window
        w.key("ctrl+k")
        w.type(words, element=w.find("combo box", "Search, or say what to do"))
        w.find("list item", re.compile(words, re.I).search)
        if picture:
            self.take(picture)

    def click_first(self, list_name):
        """Clicks the first line of a list."""
        w = self.window
        lines = w.find("list box", list_name)
        w.click(element=w.find("list item", re.compile(".").search, within=lines))


def main():
    program, pictures = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    folder = Path(tempfile.mkdtemp(prefix="walk-"))
    try:
        for suffix in SCHEMES:
            vault = folder / f"vault{suffix}"
            made = subprocess.run([program, "demo", str(vault)], check=True, capture_output=True, text=True).stdout
            passphrase = re.search(r"^passphrase: (.*)$", made, re.M)[1]
            home = folder / f"home{suffix}"
            home.mkdir()
            walk = Walk(program, pictures, suffix, home)
            walk.first_run()
            walk.rooms(str(vault), passphrase)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
