// epoll, timerfd, accept4 and socket filters: the parts of glibc that Swift's Glibc module leaves out.
#ifndef RECOVERY_CEPOLL_H
#define RECOVERY_CEPOLL_H

#include <linux/filter.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

// glibc declares accept4 only under _GNU_SOURCE, and defining that here would give this module another fd_set than Swift's own.
extern int accept4(int, struct sockaddr *, socklen_t *, int);

// EPOLLET is 1 << 31, which the importer takes for a negative number; the others come along in one form.
static const uint32_t recovery_epoll_in = EPOLLIN;
static const uint32_t recovery_epoll_out = EPOLLOUT;
static const uint32_t recovery_epoll_peer_closed = EPOLLRDHUP;
static const uint32_t recovery_epoll_error = EPOLLERR;
static const uint32_t recovery_epoll_hang_up = EPOLLHUP;

// These are enumerations behind macros of the same names, which the importer sees differently from build to build.
static const int recovery_sock_stream = SOCK_STREAM;
static const int recovery_sock_nonblock = SOCK_NONBLOCK;
static const int recovery_sock_cloexec = SOCK_CLOEXEC;
static const int recovery_msg_nosignal = MSG_NOSIGNAL;
static const int recovery_msg_waitall = MSG_WAITALL;
static const int recovery_shut_wr = SHUT_WR;
static const int recovery_epoll_cloexec = EPOLL_CLOEXEC;
static const int recovery_timer_flags = TFD_NONBLOCK | TFD_CLOEXEC;
static const uint32_t recovery_epoll_exclusive = EPOLLEXCLUSIVE;
static const int recovery_msg_peek = MSG_PEEK;

// Filters are arrays of instructions that macros put together. Both return 0, or -1 with errno.

// From now on this listener hears no new SYN, while the handshakes that it answered can end. A client asks again after a second.
static inline int recovery_refuse_handshakes(int listener) {
    struct sock_filter program[] = {
        // The filter sees the segment from its TCP header on; byte 13 has the flags.
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0x12),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x02, 0, 1), // SYN without ACK
        BPF_STMT(BPF_RET | BPF_K, 0),
        BPF_STMT(BPF_RET | BPF_K, 0xFFFFFFFF),
    };
    const struct sock_fprog filter = {sizeof program / sizeof program[0], program};
    return setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
}

// From now on the kernel gives new connections to the listener at this place of those that share the port, in the order in which they were bound; if
// there is none, it chooses as before.
static inline int recovery_prefer_listener(int listener, uint32_t place) {
    struct sock_filter program[] = {BPF_STMT(BPF_RET | BPF_K, place)};
    const struct sock_fprog filter = {1, program};
    return setsockopt(listener, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &filter, sizeof filter);
}

static inline int recovery_prefer_no_listener(int listener) {
    const int unused = 0;
    return setsockopt(listener, SOL_SOCKET, SO_DETACH_REUSEPORT_BPF, &unused, sizeof unused);
}

#endif
