"""Smoke test of the very program that is shipped: smoke.py PROGRAM

A person's first hour in the real window, under strace: it must work without a
network and leave nothing outside the vault. Prints a line for each test and
ends with "# pass N" and "# fail N". Run it inside virtual-display.
"""
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from window import Window, xdotool

# Typed wherever words can be typed; no file outside the vault may hold it.
CANARY = "heron-quartz-lantern"
# Where a picture of the window is left when a test fails.
LOGS = Path(__file__).parents[1] / ".setup/log"
STRACE = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=socket,execve,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2"]


class Story:
    """One vault, one window, tested in the order in which a person gets there."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = Path(tempfile.mkdtemp(prefix="smoke-"))
        self.home = self.folder / "home"
        self.files = self.folder / "files"
        self.trace = self.folder / "trace"
        self.vault = self.home / ".local/share/stillwater/vault"
        for folder in (self.home, self.files):
            folder.mkdir()
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_") or k == "XDG_SESSION_TYPE"}
        self.env["HOME"] = str(self.home)
        self.window = None
        self.passphrase = ""

    def begin(self):
        self.window = Window([self.program], env=self.env, log=self.folder / "log", under=[*STRACE, "-A", "-o", str(self.trace)])

    def end(self):
        if self.window is not None:
            self.window.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # The tests, in order.

    def test_first_run_makes_a_vault(self):
        self.begin()
        w = self.window
        w.says("Offline. Sealed by the system.")
        w.click("push button", "It is safe enough")
        words = w.find(name="Six words, drawn at random", role="landmark")
        self.passphrase = " ".join(e.get_name() for e in w.elements(words) if e.get_role_name() == "list item")
        assert len(self.passphrase.split()) == 6, f"the words offered are {self.passphrase!r}"
        w.type(self.passphrase, "password text", "Once more, to be sure")
        w.click("push button", "Seal it")
        w.click("push button", "Skip this")
        w.click("push button", "Go on without one")
        w.find("push button", "Lock")
        assert self.vault.is_dir(), "there is no vault where it should be"

    def test_a_dropped_page_is_kept_and_not_opened(self):
        page = self.files / f"{CANARY}.html"
        page.write_text("<title>gone</title><h1>Replaced</h1><script>document.title = 'ran'</script>")
        w = self.window
        w.drop([page], "document web")
        w.says("1 added")
        w.find("push button", "Lock")

    def test_an_entry_is_kept_while_it_is_written(self):
        w = self.window
        w.click("push button", "Journal")
        w.click("push button", "New")
        w.type(f"Title {CANARY}", "entry", "Title")
        w.type(f"Words {CANARY}", "entry", "Your words")
        for key in ("Return", "minus", "space"):  # a list and its boxes once ended WebKit's process
            w.key(key)
        w.type("[ ] a box", "entry", "Your words")
        w.says("Saved")

    def test_a_file_is_taken_in_by_its_name(self):
        picture = self.files / "picture.png"
        shutil.copy(Path(__file__).parents[1] / "appicon.png", picture)
        w = self.window
        w.click("push button", "Evidence")
        w.click(name="Add files")
        w.click("menu item", "Files…")
        w.choose(picture, "Open")
        w.says("1 added")

    def test_a_backup_opens_with_stock_age(self):
        backup, opened = self.files / "backup.age", self.files / "opened"
        w = self.window
        w.click("push button", "Backups")
        w.click("push button", "Save to…")
        w.type(self.passphrase, "password text", "Passphrase of this vault")
        w.click("push button", "Choose where…")
        w.choose(backup, "Save")
        w.says("Read back, all well", patience=60)
        opened.mkdir()
        age_decrypt(backup, self.passphrase, self.files / "backup.tar")
        subprocess.run(["tar", "xf", self.files / "backup.tar", "-C", opened], check=True)
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=opened, check=True)
        entries = "".join(p.read_text() for p in opened.glob("journal/**/*.md"))
        assert f"Title {CANARY}" in entries and f"Words {CANARY}" in entries, f"the entry reads {entries!r}"
        kept = {p.read_bytes() for p in opened.glob("evidence/*/*")}
        assert {p.read_bytes() for p in (self.files / "picture.png", self.files / f"{CANARY}.html")} == kept
        for plain in (self.files / "backup.tar", opened):  # before what was written is searched for words
            shutil.rmtree(plain) if plain.is_dir() else plain.unlink()

    def test_starting_again_shows_the_same_window(self):
        shown = self.window.on_screen()
        xdotool("windowminimize", shown[0])
        self.window.until(lambda: not self.window.on_screen(), "the window was not put away")
        subprocess.run([self.program], env=self.env, timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        self.window.until(lambda: self.window.on_screen() == shown, "the window did not come back")

    def test_locking_and_unlocking(self):
        w = self.window
        w.key("ctrl+l")
        field = w.find("password text", "Passphrase")
        assert not any(CANARY in w.text(e) or CANARY in e.get_name() for e in w.elements()), "the lock shows what was open"
        w.type(CANARY, element=field)
        w.key("Return")
        w.says("That did not open it.")
        w.empty(field)
        w.type(self.passphrase, element=field)
        w.key("Return")
        w.says("attempt to unlock failed")
        w.find("push button", "Lock")

    def test_shift_three_times_leaves(self):
        self.window.key("Shift_L", "Shift_L", "Shift_L")
        self.window.until(lambda: not self.window.on_screen(), "the window is still there", patience=1.5)
        code = self.window.ended()
        assert code == 0, f"the app ended with {code}"

    def test_shift_three_times_leaves_from_a_file_dialog_too(self):
        self.begin()
        w = self.window
        w.type(self.passphrase, "password text", "Passphrase")
        w.key("Return")
        w.click("push button", "Evidence")
        w.click(name="Add files")
        w.click("menu item", "Files…")
        w.find("file chooser")
        self.test_shift_three_times_leaves()

    def test_no_network_was_asked_for(self):
        families = set(re.findall(r"socket\((AF_\w+)", self.trace.read_text(errors="replace")))
        opened = set(re.findall(r"socket\((AF_\w+)[^\n]*= \d+$", self.trace.read_text(errors="replace"), re.M))
        assert not families & {"AF_INET", "AF_INET6"}, f"it asked for {families}"
        assert opened <= {"AF_UNIX"}, f"it got {opened}"

    def test_no_other_program_was_started(self):
        started = set(re.findall(r'execve\("([^"]+)"[^\n]*= 0$', self.trace.read_text(errors="replace"), re.M))
        others = {p for p in started if p != self.program and "/webkit2gtk-4.1/WebKit" not in p}
        assert not others, f"it started {others}"

    def test_nothing_stays_outside_the_vault(self):
        # dconf and openbox belong to the desktop around the app. GTK's file
        # dialog makes an empty folder for its bookmarks.
        around = re.compile(r"\.cache/(dconf|openbox|at-spi)|\.config/gtk-3\.0$|\.config$|\.cache$")
        found = [p for p in self.home.rglob("*") if self.vault not in p.parents and p not in (self.vault, *self.vault.parents)]
        found = [str(p.relative_to(self.home)) for p in found if not around.match(str(p.relative_to(self.home)))]
        assert not found, f"it left {found}"
        left = [name for name in os.listdir("/dev/shm") if name.startswith("stillwater-")]
        assert not left, f"it left {left} in memory"

    def test_nothing_written_can_be_read(self):
        wrote = set(re.findall(r'open(?:at)?\([^"\n]*"([^"]+)", [^\n]*O_(?:WRONLY|RDWR|CREAT)', self.trace.read_text(errors="replace")))
        files = {Path(p) for p in wrote} | {p for p in self.home.rglob("*") if p.is_file()} | {self.folder / "log"}
        files = [p for p in files if p.is_file() and not str(p).startswith(("/dev/", "/proc/"))]
        words = [CANARY, *self.passphrase.split()[:1]]
        patterns = [w.encode(code) for w in words for code in ("utf-8", "utf-16-le")]
        readable = [str(p) for p in files if any(word in p.read_bytes() for word in patterns)]
        assert len(files) > 5, f"only {files} were found to look at"
        assert not readable, f"words can be read in {readable}"

    def test_it_refuses_to_start_unsealed(self):
        refusing = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=seccomp", "-e", "inject=seccomp:error=EPERM"]
        with Window([self.program], env=self.env, log=self.folder / "refusal", under=refusing) as w:
            w.says("did not let it close off the network")
            assert "scroll pane" not in {e.get_role_name() for e in w.elements()}, "it opened its page"
            w.click("push button", "Close")
            code = w.ended()
        assert code == 1, f"it ended with {code}"


def age_decrypt(source, passphrase, target):
    """Debian's age, which asks for the passphrase on a terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp("age", ["age", "--decrypt", "--output", os.fspath(target), os.fspath(source)])
    said = b""
    try:
        while b"passphrase" not in said:
            said += os.read(terminal, 1000)
        os.write(terminal, passphrase.encode() + b"\n")
        while True:
            said += os.read(terminal, 1000)
    except OSError:  # a terminal's end
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, said.decode(errors="replace")


def main():
    story = Story(sys.argv[1])
    passed = failed = 0
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        for name, test in list(vars(Story).items()):
            if not name.startswith("test_"):
                continue
            start = time.monotonic()
            try:
                test(story)
            except Exception:  # one broken step must not hide what the others find
                failed += 1
                if story.window is not None:
                    story.window.shot(LOGS / f"smoke-{name[5:]}.png")
                print(f"not ok {name[5:].replace('_', ' ')}")
                traceback.print_exc(file=sys.stdout)
            else:
                passed += 1
                print(f"ok {name[5:].replace('_', ' ')} ({time.monotonic() - start:.1f} s)")
    finally:
        story.end()
    print(f"# pass {passed}\n# fail {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
