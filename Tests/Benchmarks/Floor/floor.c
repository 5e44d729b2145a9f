// The floor: what a server costs that does nothing but take requests off sockets and put the same bytes on them. Bare epoll, one thread, no routing,
// no limits, no deadlines. usage: floor PORT BODYFILE
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { descriptor_maximum = 65536, pipeline_maximum = 64 };

static char *body;
static size_t body_length;
static char head[512];
static size_t head_length;
// How much of the blank line that ends a head each connection has seen.
static unsigned char matched[descriptor_maximum];

static void read_body(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(1); }
    fseek(file, 0, SEEK_END);
    body_length = (size_t)ftell(file);
    rewind(file);
    body = malloc(body_length);
    if (fread(body, 1, body_length, file) != body_length) exit(1);
    fclose(file);
    head_length = (size_t)snprintf(head, sizeof head,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n"
        "Date: Tue, 24 Nov 2026 12:00:00 GMT\r\n\r\n", body_length);
}

// Writes all of it; a socket that is full is written to again, which with clients that read is rare.
static int answer(int socket, int count) {
    struct iovec parts[2 * pipeline_maximum];
    for (int index = 0; index < count; index++) {
        parts[2 * index] = (struct iovec){head, head_length};
        parts[2 * index + 1] = (struct iovec){body, body_length};
    }
    struct iovec *rest = parts;
    int rest_count = 2 * count;
    while (rest_count > 0) {
        struct msghdr message = {.msg_iov = rest, .msg_iovlen = (size_t)rest_count};
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) continue;
        if (sent < 0) return -1;
        while (rest_count > 0 && (size_t)sent >= rest->iov_len) {
            sent -= (ssize_t)rest->iov_len;
            rest++;
            rest_count--;
        }
        if (rest_count > 0) {
            rest->iov_base = (char *)rest->iov_base + sent;
            rest->iov_len -= (size_t)sent;
        }
    }
    return 0;
}

static void serve(int epoll, int socket) {
    char buffer[65536];
    ssize_t length = recv(socket, buffer, sizeof buffer, 0);
    if (length < 0 && errno == EAGAIN) return;
    if (length <= 0) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, socket, NULL);
        close(socket);
        return;
    }
    static const char end[] = "\r\n\r\n";
    int count = 0;
    unsigned char seen = matched[socket];
    for (ssize_t index = 0; index < length; index++) {
        if (buffer[index] == end[seen]) seen++;
        else seen = buffer[index] == '\r';
        if (seen < 4) continue;
        seen = 0;
        if (++count == pipeline_maximum) {
            if (answer(socket, count) < 0) return;
            count = 0;
        }
    }
    matched[socket] = seen;
    if (count > 0) answer(socket, count);
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    read_body(argv[2]);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[1])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 4096) < 0) {
        perror("floor");
        return 1;
    }
    int epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[256];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int count = epoll_wait(epoll, events, 256, -1);
        for (int index = 0; index < count; index++) {
            if (events[index].data.fd != listener) {
                serve(epoll, events[index].data.fd);
                continue;
            }
            for (int socket; (socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
                if (socket >= descriptor_maximum) { close(socket); continue; }
                setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                matched[socket] = 0;
                event = (struct epoll_event){.events = EPOLLIN, .data.fd = socket};
                epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
            }
        }
    }
}
