# The server in a slim Debian: built in the first stage, of which only the executable and the content come along.
# The system packages of both stages are those of Scripts/packages.txt; Scripts/container-check proves the result without an engine.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Scripts Scripts
RUN Scripts/setup build
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product recovery-server \
    && strip "$(swift build -c release --static-swift-stdlib --show-bin-path)/recovery-server" -o /recovery-server

FROM debian:12-slim
LABEL org.opencontainers.image.title="Recovery Server" \
      org.opencontainers.image.description="Addiction-treatment content over HTTP, as JSON"
COPY Scripts /setup
RUN /setup/setup runtime && rm -rf /setup /var/lib/apt/lists/*
COPY --from=build /recovery-server /usr/local/bin/recovery-server
COPY Resources /usr/local/Resources
# Contact requests outlive the container in a volume.
RUN install -d -m 700 -o 10001 -g 10001 /var/lib/recovery-server
VOLUME /var/lib/recovery-server
ENV RECOVERY_HOST=0.0.0.0 RECOVERY_PORT=8080 RECOVERY_RESOURCES=/usr/local/Resources \
    RECOVERY_DATABASE=/var/lib/recovery-server/recovery.sqlite
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["recovery-server", "healthcheck"]
ENTRYPOINT ["recovery-server"]
CMD ["serve"]
