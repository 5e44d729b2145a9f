// zlib. What it has as macros, Swift cannot see: these functions are the macros we use.
#ifndef RECOVERY_CZLIB_H
#define RECOVERY_CZLIB_H

#include <zlib.h>

static inline int recovery_deflate_init(z_stream *stream, int level, int window_bits, int memory_level) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

static inline int recovery_inflate_init(z_stream *stream, int window_bits) { return inflateInit2(stream, window_bits); }

#endif
