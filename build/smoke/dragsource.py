"""A small window to drag files from: dragsource.py PATH…

Prints where to press the mouse (x y), and ends when the files were let go.
"""
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [Path(p).absolute().as_uri() for p in sys.argv[1:]]
window = Gtk.Window(title="Files", type=Gtk.WindowType.POPUP)
window.set_default_size(60, 60)
box = Gtk.EventBox()
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
box.connect("drag-end", lambda *_: GLib.timeout_add(300, Gtk.main_quit))
window.move(0, 0)
window.show_all()
GLib.timeout_add(300, lambda: print(30, 30, flush=True))
Gtk.main()
