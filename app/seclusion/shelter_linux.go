package seclusion

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

const (
	// shelterPrefix begins the name of every folder of a running window.
	shelterPrefix = "stillwater-"
	// nowhere is a PATH in which nothing is found, so that no library starts
	// a program (xdg-open, say). An empty PATH would mean the current folder.
	nowhere = "/nonexistent"
	// ramfsMagic is the file system type of ramfs (linux/magic.h); tmpfs's
	// stands in package unix.
	ramfsMagic = 0x858458f6
	// lastWrites is how long leave waits for the web view's processes, which
	// die with the window, to stop writing: 10 rounds of 20 ms.
	lastWrites, lastWriteRounds = 20 * time.Millisecond, 10
)

// unset are variables that would load code into the window, open a port for
// an inspector, or play sounds; a name's beginning is enough.
var unset = []string{"WEBKIT_INSPECTOR", "GTK_MODULES", "GTK3_MODULES"}

// Shelter gives the libraries of the window an environment in which they
// leave nothing on disk: a folder of this process's own in memory (0700) for
// all they would keep, settings in memory, no shader cache, no inspector, no
// programs to start. It removes what killed runs left behind. The returned
// function removes the folder; call it last. ErrNoMemoryFolder where no
// folder lives in memory. Linux only; call it before GTK is initialised.
func Shelter() (leave func(), err error) {
	bases := memoryFolders()
	for _, base := range bases {
		sweep(base)
	}
	for _, base := range bases {
		dir, lock, e := claim(base)
		if e != nil {
			err = e
			continue
		}
		if err = confine(dir); err != nil {
			_ = errors.Join(os.RemoveAll(dir), lock.Close())
			return nil, fmt.Errorf("%w: %w", ErrNoMemoryFolder, err)
		}
		return func() {
			for range lastWriteRounds {
				if os.RemoveAll(dir) == nil {
					break
				}
				time.Sleep(lastWrites)
			}
			_ = lock.Close()
			sweep(base) // a second start of the app ended without leaving
		}, nil
	}
	return nil, errors.Join(ErrNoMemoryFolder, err)
}

// memoryFolders lists the folders that live in memory, best first.
func memoryFolders() []string {
	var found []string
	for _, dir := range []string{os.Getenv("XDG_RUNTIME_DIR"), "/dev/shm", os.TempDir()} {
		var fs unix.Statfs_t
		if !filepath.IsAbs(dir) || unix.Statfs(dir, &fs) != nil {
			continue
		}
		if t := int64(fs.Type); t == unix.TMPFS_MAGIC || t == ramfsMagic {
			found = append(found, dir)
		}
	}
	return found
}

// claim makes a folder in base and locks it for as long as the returned file
// is open. It takes its name only once it is locked, so that another run's
// sweep never takes it for a leftover.
func claim(base string) (dir string, lock *os.File, err error) {
	fresh, err := os.MkdirTemp(base, ".new-"+shelterPrefix)
	if err != nil {
		return "", nil, err
	}
	if lock, err = lockFolder(fresh); err != nil {
		return "", nil, errors.Join(err, os.Remove(fresh))
	}
	dir = filepath.Join(base, strings.TrimPrefix(filepath.Base(fresh), ".new-"))
	if err = os.Rename(fresh, dir); err != nil {
		return "", nil, errors.Join(err, lock.Close(), os.Remove(fresh))
	}
	return dir, lock, nil
}

// sweep removes this person's folders in base whose process is gone: the
// kernel let go of its lock.
func sweep(base string) {
	entries, _ := os.ReadDir(base)
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), shelterPrefix) {
			continue
		}
		dir := filepath.Join(base, entry.Name())
		if lock, err := lockFolder(dir); err == nil {
			_ = os.RemoveAll(dir)
			_ = lock.Close()
		}
	}
}

// lockFolder opens and locks a folder of this person's, or fails at once.
func lockFolder(dir string) (*os.File, error) {
	fd, err := unix.Open(dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	f := os.NewFile(uintptr(fd), dir)
	var st unix.Stat_t
	if err = unix.Fstat(fd, &st); err == nil && int(st.Uid) != os.Getuid() {
		err = os.ErrPermission
	}
	if err == nil {
		err = unix.Flock(fd, unix.LOCK_EX|unix.LOCK_NB)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// confine points the environment at dir.
func confine(dir string) error {
	set := map[string]string{
		"GSETTINGS_BACKEND":         "memory",
		"MESA_SHADER_CACHE_DISABLE": "true",
		"PATH":                      nowhere,
	}
	for name, sub := range map[string]string{"XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"} {
		set[name] = filepath.Join(dir, sub)
		if err := os.Mkdir(set[name], 0o700); err != nil {
			return err
		}
	}
	// WebKit's DMA-BUF renderer paints nothing on NVIDIA's own driver.
	if _, err := os.Stat("/sys/module/nvidia"); err == nil {
		set["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1"
	}
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		for _, prefix := range unset {
			if strings.HasPrefix(name, prefix) {
				_ = os.Unsetenv(name)
			}
		}
	}
	for name, value := range set {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
	}
	return nil
}
