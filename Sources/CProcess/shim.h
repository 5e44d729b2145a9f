// What a process may ask of the kernel about itself.
#ifndef RECOVERY_CPROCESS_H
#define RECOVERY_CPROCESS_H

#include <malloc.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

// These are enumerations behind macros of the same names, which the importer sees differently from build to build.
static const int recovery_sock_datagram = SOCK_DGRAM | SOCK_CLOEXEC;
static const int recovery_datagram_flags = MSG_NOSIGNAL | MSG_DONTWAIT;

// prctl is variadic, the importer has no name for the resources of setrlimit, and SIG_DFL is a cast. Returns 0, or -1 with errno.
static inline int recovery_leave_no_traces_of_crashes(void) {
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
    // A dump that is piped to a program (core_pattern with a bar) does not ask for the limit; this holds it back as well.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -1;
    // Swift's runtime answers a crash with a report to standard error that shows registers and the memory they point to: the digits of a
    // phone number as likely as anything. The kernel's own way is silent, and the exit status tells the signal.
    const int signals[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP};
    for (size_t index = 0; index < sizeof signals / sizeof signals[0]; index++) {
        if (signal(signals[index], SIG_DFL) == SIG_ERR) return -1;
    }
    return 0;
}

#endif
