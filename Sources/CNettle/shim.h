// SHA-256 from GNU Nettle, which uses the instructions that a processor has for it.
#ifndef RECOVERY_CNETTLE_H
#define RECOVERY_CNETTLE_H

#include <nettle/sha2.h>

#endif
