// Jansson reads JSON strictly: it refuses duplicate keys, invalid UTF-8 and trailing bytes, and says line and column.
#ifndef RECOVERY_CJANSSON_H
#define RECOVERY_CJANSSON_H

#include <jansson.h>

// json_decref is inline over an atomic builtin, json_typeof a macro: the importer takes neither.
static inline void recovery_json_release(json_t *value) { json_decref(value); }
static inline json_type recovery_json_type(const json_t *value) { return json_typeof(value); }
static inline size_t recovery_json_reject_duplicates(void) { return JSON_REJECT_DUPLICATES; }
static inline size_t recovery_json_decode_any(void) { return JSON_DECODE_ANY; }

#endif
