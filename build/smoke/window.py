"""Drives the app's own window as a person with a screen reader would.

Elements are found by what a person hears, role and name, through AT-SPI; keys
and clicks go to the X server. Nothing in the app knows that it is driven.
Runs with Debian's /usr/bin/python3 (python3-gi, gir1.2-atspi-2.0) and xdotool,
inside build/smoke/virtual-display.
"""
import os
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 15.0  # seconds to wait for anything to appear: slow machines, busy disks
PAUSE = 0.3  # seconds between two looks
DRAG_SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dragsource.py")


class NotThere(AssertionError):
    """Something did not appear, or did not go away, in time."""


class Window:
    """A running app. Use as a context manager: leaving it ends the app."""

    def __init__(self, argv, env=None, log=None, under=()):
        """Starts argv; under is a command that starts it in turn, as strace."""
        self._log = open(log, "wb") if log else subprocess.DEVNULL
        self.process = subprocess.Popen([*under, *argv], env=env, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        self.program = os.path.basename(argv[0])
        self.pid = self.process.pid if not under else self._child_running(argv[0])

    def _child_running(self, program):
        """The process of program among the children of ours."""
        def running():
            with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as f:
                for pid in map(int, f.read().split()):
                    with open(f"/proc/{pid}/cmdline") as c:
                        if c.read().split("\0")[0] == program:
                            return pid
            return None
        self.until(running, f"{program} was not started")
        return running()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Asks the app to end, as the system does at logout; then insists."""
        if self.process.poll() is None:
            self._kill(signal.SIGTERM)
            self.ended()
        if self._log is not subprocess.DEVNULL:
            self._log.close()

    def ended(self, patience=10):
        """Waits for the app to end by itself and returns its exit code."""
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self._kill(signal.SIGKILL)
            self.process.wait()
            raise NotThere("the app did not end") from None

    def _kill(self, number):
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:  # it ended by itself
            pass

    # Looking.

    def on_screen(self):
        """X's numbers of the app's own titled windows that can be seen.

        Tips and the like have no title, or that of the program.
        """
        def xdo(*args):
            return subprocess.run(["xdotool", *args], capture_output=True, text=True, check=False).stdout.split()
        return [n for n in xdo("search", "--onlyvisible", "--pid", str(self.pid)) if xdo("getwindowname", n) not in ([], [self.program])]

    def _root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.pid:
                app.clear_cache()  # AT-SPI learns of changes late, and we never wait for its events
                return app
        return None

    def elements(self, root=None):
        """Every element under root, or of the whole window, parents first."""
        stack = [root or self._root()]
        while stack:
            element = stack.pop()
            if element is None:
                continue
            yield element
            children = [element.get_child_at_index(i) for i in range(element.get_child_count())]
            stack.extend(reversed(children))

    def _match(self, role, name, within):
        try:
            for e in self.elements(within):
                if role is not None and e.get_role_name() != role:
                    continue
                if name is not None and not (name(e.get_name()) if callable(name) else e.get_name() == name):
                    continue
                if e.get_state_set().contains(Atspi.StateType.SHOWING):
                    return e
        except GLib.Error:  # an element went away while we looked: look again
            pass
        return None

    def find(self, role=None, name=None, within=None, patience=PATIENCE):
        """The first element on screen of that role and name; waits for it.

        name is the exact name, or a function that judges one.
        """
        end = time.monotonic() + patience
        while True:
            element = self._match(role, name, within)
            if element is not None:
                return element
            if time.monotonic() > end:
                raise NotThere(f"no {role or 'element'} named {name!r} on screen\n{self.tree()}")
            time.sleep(PAUSE)

    def gone(self, role=None, name=None, patience=PATIENCE):
        """Waits until no such element is on screen."""
        end = time.monotonic() + patience
        while self._match(role, name, None) is not None:
            if time.monotonic() > end:
                raise NotThere(f"{role or 'element'} named {name!r} is still on screen")
            time.sleep(PAUSE)

    def text(self, element):
        """What stands in an element: the words themselves, not its name."""
        t = element.get_text_iface()
        return Atspi.Text.get_text(t, 0, Atspi.Text.get_character_count(t)) if t else ""

    def says(self, words, patience=PATIENCE):
        """Waits until the words stand somewhere in the window."""
        def heard():
            return any(words in e.get_name() or words in self.text(e) for e in self.elements())
        self.until(heard, f"the window does not say {words!r}", patience)

    def until(self, true, otherwise, patience=PATIENCE):
        """Waits until true() is; otherwise is what went wrong."""
        def holds():
            try:
                return true()
            except GLib.Error:  # an element went away while we looked: look again
                return False
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                raise NotThere(f"{otherwise}\n{self.tree()}")
            time.sleep(PAUSE)

    def tree(self):
        """The window as text, for a person who wonders what it showed."""
        try:
            return "\n".join(
                f"  {e.get_role_name()} {e.get_name()!r}"
                for e in self.elements()
                if e.get_name() and e.get_state_set().contains(Atspi.StateType.SHOWING)
            )
        except GLib.Error as error:
            return f"  (cannot be read: {error.message})"

    # Acting.

    def click(self, role=None, name=None, element=None):
        """Clicks the middle of an element with the mouse, once it can be clicked."""
        element = element or self.find(role, name)
        self._wait_for(element, Atspi.StateType.SENSITIVE, "cannot be clicked")
        Atspi.Component.scroll_to(element.get_component_iface(), Atspi.ScrollType.ANYWHERE)
        box = Atspi.Component.get_extents(element.get_component_iface(), Atspi.CoordType.SCREEN)
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", 1)
        return element

    def type(self, text, role=None, name=None, element=None):
        """Clicks into a field, waits until it has the keyboard, and types.

        Returns when all of it has arrived: keys still under way would go to
        whatever is opened next.
        """
        element = self.click(role, name, element)
        self._wait_for(element, Atspi.StateType.FOCUSED, "never got the keyboard")

        def held():
            return "".join(self.text(e) for e in self.elements(element))
        before = len(held())
        xdotool("type", "--delay", 12, text)
        # A passphrase shows as dots, so its length must do.
        self.until(lambda: text in held() or len(held()) >= before + len(text), f"not all that was typed arrived in {element.get_name()!r}")
        return element

    def empty(self, element):
        """Takes out what stands in a field."""
        self.click(element=element)
        self._wait_for(element, Atspi.StateType.FOCUSED, "never got the keyboard")
        self.key("ctrl+a", "BackSpace")
        self.until(lambda: not self.text(element), f"{element.get_name()!r} was not emptied")

    def _wait_for(self, element, state, otherwise):
        def reached():
            element.clear_cache()
            return element.get_state_set().contains(state)
        self.until(reached, f"{element.get_role_name()} {element.get_name()!r} {otherwise}")

    def key(self, *keys):
        """Presses keys, by X's names: key("ctrl+l"), key("Shift_L", "Shift_L")."""
        xdotool("key", "--delay", 60, *keys)

    def choose(self, path, button):
        """Answers a file dialog: puts the path into its field and presses the button."""
        dialog = self.find("file chooser")
        if self._match("text", None, dialog) is None:  # a dialog to open hides its field
            self.key("ctrl+l")
        field = self.find("text", within=dialog)
        self._wait_for(field, Atspi.StateType.FOCUSED, "never got the keyboard")
        Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), os.fspath(path))
        self.click(element=self.find("push button", button, within=dialog))
        self.gone("file chooser")

    def drop(self, paths, role=None, name=None, element=None):
        """Drags files from another window onto an element and lets go."""
        element = element or self.find(role, name)
        box = Atspi.Component.get_extents(element.get_component_iface(), Atspi.CoordType.SCREEN)
        source = subprocess.Popen(["/usr/bin/python3", DRAG_SOURCE, *map(os.fspath, paths)], stdout=subprocess.PIPE, text=True)
        try:
            x, y = source.stdout.readline().split()
            xdotool("mousemove", x, y, "mousedown", 1)
            # A drag begins after some pixels, and the window must see it come.
            for step in (8, 16, 24):
                time.sleep(0.1)
                xdotool("mousemove", int(x) + step, int(y) + step)
            for shift in (0, 4, 8):
                time.sleep(0.2)
                xdotool("mousemove", box.x + box.width // 2 + shift, box.y + box.height // 2)
            time.sleep(0.3)
            xdotool("mouseup", 1)
            source.wait(PATIENCE)
        finally:
            source.kill()
            source.wait()

    def shot(self, path):
        """Saves a picture of the whole display."""
        subprocess.run(["import", "-window", "root", os.fspath(path)], check=True)

    def picture(self, path):
        """Saves a picture of the window alone, without its frame, once it is still."""
        time.sleep(0.6)  # longer than any movement in it
        xdotool("mousemove", 0, 0)  # nothing looks as if pointed at
        subprocess.run(["import", "-window", self.on_screen()[0], os.fspath(path)], check=True)


def xdotool(*args):
    """Runs one xdotool command."""
    subprocess.run(["xdotool", *map(str, args)], check=True)
