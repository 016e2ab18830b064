//go:build race

package backup

// raceDetector says that everything takes ten times as long.
const raceDetector = true
