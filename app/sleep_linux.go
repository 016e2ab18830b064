package app

import "github.com/godbus/dbus/v5"

// sleepAnnounced returns a channel that hears when logind announces that the
// machine will sleep or the session be locked. Without a system bus it stays
// silent; the clock tells of sleep then.
func sleepAnnounced() (heard <-chan *dbus.Signal, done func()) {
	bus, err := dbus.ConnectSystemBus()
	if err != nil {
		return nil, func() {}
	}
	for _, m := range [][2]string{{"org.freedesktop.login1.Manager", "PrepareForSleep"}, {"org.freedesktop.login1.Session", "Lock"}} {
		if err := bus.AddMatchSignal(dbus.WithMatchInterface(m[0]), dbus.WithMatchMember(m[1])); err != nil {
			_ = bus.Close()
			return nil, func() {}
		}
	}
	c := make(chan *dbus.Signal, 4)
	bus.Signal(c)
	return c, func() { _ = bus.Close() }
}
