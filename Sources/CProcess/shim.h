// What a process may ask of the kernel about itself.
#ifndef RECOVERY_CPROCESS_H
#define RECOVERY_CPROCESS_H

#include <sys/prctl.h>
#include <sys/resource.h>

// prctl is variadic, and the importer has no name for the resources of setrlimit. Returns 0, or -1 with errno.
static inline int recovery_forbid_core_dumps(void) {
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
    // A dump that is piped to a program (core_pattern with a bar) does not ask for the limit; this holds it back as well.
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#endif
