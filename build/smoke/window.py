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
PAUSE = 0.05  # seconds between two looks
DRAG_SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dragsource.py")


class NotThere(AssertionError):
    """Something did not appear, or did not go away, in time."""


class Window:
    """A running app. Use as a context manager: leaving it ends the app."""

    def __init__(self, argv, env=None, log=None, under=()):
        """Starts argv; under is a command that starts it in turn, as strace."""
        self._log = open(log, "wb") if log else subprocess.DEVNULL
        self.process = subprocess.Popen([*under, *argv], env=env, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        self.pid = self.process.pid
        if under:
            self.until(self._child, f"{under[0]} did not start {argv[0]}")
            self.pid = self._child()

    def _child(self):
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as f:
            return int((f.read().split() or [0])[0])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Asks the app to end, as the system does at logout; then insists."""
        if self.process.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
            self.ended()
        if self._log is not subprocess.DEVNULL:
            self._log.close()

    def ended(self, patience=10):
        """Waits for the app to end by itself and returns its exit code."""
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            os.kill(self.pid, signal.SIGKILL)
            self.process.wait()
            raise NotThere("the app did not end") from None

    # Looking.

    def _root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.pid:
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
            try:
                return any(words in e.get_name() or words in self.text(e) for e in self.elements())
            except GLib.Error:
                return False
        self.until(heard, f"the window does not say {words!r}", patience)

    def until(self, true, otherwise, patience=PATIENCE):
        """Waits until true() is; otherwise is what went wrong."""
        end = time.monotonic() + patience
        while not true():
            if time.monotonic() > end:
                raise NotThere(f"{otherwise}\n{self.tree()}")
            time.sleep(PAUSE)

    def tree(self):
        """The window as text, for a person who wonders what it showed."""
        try:
            return "\n".join(f"  {e.get_role_name()} {e.get_name()!r}" for e in self.elements())
        except GLib.Error as error:
            return f"  (cannot be read: {error.message})"

    # Acting.

    def click(self, role=None, name=None, element=None):
        """Clicks the middle of an element with the mouse."""
        element = element or self.find(role, name)
        Atspi.Component.scroll_to(element.get_component_iface(), Atspi.ScrollType.ANYWHERE)
        box = Atspi.Component.get_extents(element.get_component_iface(), Atspi.CoordType.SCREEN)
        xdotool("mousemove", box.x + box.width // 2, box.y + box.height // 2, "click", 1)
        return element

    def type(self, text, role=None, name=None, element=None):
        """Clicks into a field, waits until it has the keyboard, and types."""
        element = self.click(role, name, element)

        def focused():
            element.clear_cache()
            return element.get_state_set().contains(Atspi.StateType.FOCUSED)
        self.until(focused, f"{element.get_role_name()} {element.get_name()!r} never got the keyboard")
        xdotool("type", "--delay", 12, text)
        return element

    def key(self, *keys):
        """Presses keys, by X's names: key("ctrl+l"), key("Shift_L", "Shift_L")."""
        xdotool("key", "--delay", 60, *keys)

    def choose(self, path, button):
        """Answers a file dialog: types the path and presses the button."""
        dialog = self.find("file chooser")
        self.key("ctrl+l")
        time.sleep(0.3)  # the location field takes the keyboard without saying so
        self.key("ctrl+a")
        xdotool("type", "--delay", 12, path)
        self.click(element=self.find("push button", button, within=dialog))

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


def xdotool(*args):
    """Runs one xdotool command."""
    subprocess.run(["xdotool", *map(str, args)], check=True)
