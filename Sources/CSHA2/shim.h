// SHA-256 from libmd, which every Debian and Ubuntu already has (dpkg needs it).
#ifndef RECOVERY_CSHA2_H
#define RECOVERY_CSHA2_H

#include <sys/types.h>
#include <stdint.h>
#include <sha2.h>

#endif
