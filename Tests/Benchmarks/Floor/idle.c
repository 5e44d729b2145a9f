// Opens COUNT connections to 127.0.0.1:PORT, from 127.0.0.2 and up with 1,000 each, says so, and holds them until its standard input ends.
// usage: idle PORT COUNT
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    struct sockaddr_in server = {
        .sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[1])), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int count = atoi(argv[2]);
    for (int index = 0; index < count; index++) {
        int number = socket(AF_INET, SOCK_STREAM, 0);
        struct sockaddr_in own = {
            .sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK + 1 + (unsigned)index / 1000)}};
        if (number < 0 || bind(number, (struct sockaddr *)&own, sizeof own) < 0 ||
            connect(number, (struct sockaddr *)&server, sizeof server) < 0) {
            perror("idle");
            return 1;
        }
    }
    printf("%d\n", count);
    fflush(stdout);
    while (getchar() != EOF) {}
    return 0;
}
