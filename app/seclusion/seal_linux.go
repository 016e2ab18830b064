//go:build !e2e

package seclusion

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/unix"
)

// x32Bit marks system calls of the x32 ABI, which would reach socket() under
// another number (arch/x86/include/uapi/asm/unistd.h).
const x32Bit = 0x40000000

// Offsets into struct seccomp_data (linux/seccomp.h), in bytes. Both
// architectures are little endian: the low word of an argument comes first.
const (
	offNumber = 0
	offArch   = 4
	offFamily = 16 // first argument of socket()
)

// auditArch holds the architectures a filter can be written for here.
var auditArch = map[string]uint32{"amd64": unix.AUDIT_ARCH_X86_64, "arm64": unix.AUDIT_ARCH_AARCH64}

// filter lets socket() make AF_UNIX sockets only, refuses io_uring (which
// opens sockets without that call) and the x32 ABI, and kills a process that
// calls with another architecture's numbers.
func filter(arch uint32) []unix.SockFilter {
	const (
		load  = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS
		equal = unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K
		atMin = unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K
		give  = unix.BPF_RET | unix.BPF_K
		errno = unix.SECCOMP_RET_ERRNO
	)
	return []unix.SockFilter{ // Jt and Jf count instructions to skip
		{Code: load, K: offArch},
		{Code: equal, K: arch, Jt: 1},
		{Code: give, K: unix.SECCOMP_RET_KILL_PROCESS},
		{Code: load, K: offNumber},
		{Code: atMin, K: x32Bit, Jt: 7},                  // to no such call
		{Code: equal, K: unix.SYS_IO_URING_SETUP, Jt: 6}, // to no such call
		{Code: equal, K: unix.SYS_SOCKET, Jt: 1},
		{Code: give, K: unix.SECCOMP_RET_ALLOW},
		{Code: load, K: offFamily},
		{Code: equal, K: unix.AF_UNIX, Jt: 1},
		{Code: give, K: errno | uint32(unix.EAFNOSUPPORT)},
		{Code: give, K: unix.SECCOMP_RET_ALLOW},
		{Code: give, K: errno | uint32(unix.ENOSYS)}, // no such call
	}
}

// Seal has the kernel refuse, from now on and for good, every socket that is
// not a local one (AF_UNIX) to all threads of this process and to all
// processes it starts. It tries the doors before it returns nil; any other
// result is ErrUnsealed, and the app must not go on. Linux on amd64 and arm64.
func Seal() error {
	arch, ok := auditArch[runtime.GOARCH]
	if !ok {
		return fmt.Errorf("%w: no filter for %s", ErrUnsealed, runtime.GOARCH)
	}
	f := filter(arch)
	prog := unix.SockFprog{Len: uint16(len(f)), Filter: &f[0]}
	runtime.LockOSThread() // both calls must come from one thread
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("%w: no_new_privs: %w", ErrUnsealed, err)
	}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	if errno != 0 {
		return fmt.Errorf("%w: seccomp: %w", ErrUnsealed, errno)
	}
	if thread != 0 { // TSYNC names a thread it could not take along
		return fmt.Errorf("%w: seccomp: a thread stayed outside", ErrUnsealed)
	}
	sealed.Store(true)
	return Proof()
}

// sealed is set once the kernel took the filter: without it a refusal seen by
// Proof could be somebody else's, of some families only.
var sealed atomic.Bool

// Proof tries to open sockets that are not local, and to set up io_uring. It
// returns nil only after Seal, if the system refuses each and still opens a
// local socket; otherwise ErrUnsealed. It tries families that every Linux
// answers, and AF_INET not among them (the filter knows AF_UNIX and the rest,
// nothing between), so that whoever watches the app with strace sees it ask
// for no such socket, ever.
func Proof() error {
	if !sealed.Load() {
		return fmt.Errorf("%w: not yet", ErrUnsealed)
	}
	for _, family := range []int{unix.AF_NETLINK, unix.AF_PACKET, unix.AF_VSOCK} {
		fd, err := unix.Socket(family, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
		if err == nil {
			_ = unix.Close(fd)
		}
		// Another refusal (EPERM, say) may be lifted; this one is the filter's.
		if err != unix.EAFNOSUPPORT {
			return fmt.Errorf("%w: family %d answers", ErrUnsealed, family)
		}
	}
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("%w: local sockets are refused too: %w", ErrUnsealed, err)
	}
	_ = unix.Close(fd)
	if _, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0); errno != unix.ENOSYS {
		return fmt.Errorf("%w: io_uring answers", ErrUnsealed)
	}
	return nil
}
