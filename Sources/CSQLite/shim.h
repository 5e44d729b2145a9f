// SQLite, and what of it Swift cannot import: variadic functions and constants that are cast.
#ifndef RECOVERY_CSQLITE_H
#define RECOVERY_CSQLITE_H

#include <sqlite3.h>
#include <stdint.h>
#include <time.h>

// The library copies the bytes before it returns. SQLITE_TRANSIENT is a function pointer made of -1.
static inline int recovery_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
    return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int recovery_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// Statistics of memory cost a global lock at every allocation. To be called before any other function, once.
static inline int recovery_sqlite_configure(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// SQL cannot damage the file by writing to the library's own tables.
static inline int recovery_sqlite_defend(sqlite3 *connection) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
}

// How often a lock was found taken already, against how often it is looked for: once a millisecond.
static inline int recovery_sqlite_wait(void *count_maximum, int count) {
    struct timespec millisecond = {0, 1000000};
    if (count >= (intptr_t)count_maximum) return 0;
    nanosleep(&millisecond, 0);
    return 1;
}

// SQLite's own timeout looks less and less often, ten times a second in the end, and so hardly ever gets a lock that another process holds nearly always.
static inline int recovery_sqlite_busy_timeout(sqlite3 *connection, int milliseconds) {
    return sqlite3_busy_handler(connection, milliseconds > 0 ? recovery_sqlite_wait : 0, (void *)(intptr_t)milliseconds);
}

#endif
