//go:build !linux

package app

// sleepAnnounced stays silent here; the clock tells of sleep.
func sleepAnnounced() (heard <-chan struct{}, done func()) { return nil, func() {} }
