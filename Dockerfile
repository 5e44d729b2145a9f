# Three stages: the first builds, the second picks out what the executable loads, and the last holds that alone: no shell, no package manager.
# The system packages are those of Scripts/packages.txt; Scripts/container-check makes the same files without an engine, and runs them.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Scripts Scripts
RUN Scripts/setup build
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product recovery-server \
    && strip "$(swift build -c release --static-swift-stdlib --show-bin-path)/recovery-server" -o /recovery-server

FROM debian:12-slim AS root
COPY Scripts /setup
RUN /setup/setup runtime
COPY --from=build /recovery-server /recovery-server
COPY Resources /Resources
RUN /setup/container-root /recovery-server /Resources /image

FROM scratch
LABEL org.opencontainers.image.title="Recovery Server" \
      org.opencontainers.image.description="Addiction-treatment content over HTTP, as JSON"
COPY --from=root /image /
# An engine may give what it copies to root.
COPY --from=root --chown=10001:10001 /image/var/lib/recovery-server /var/lib/recovery-server
VOLUME /var/lib/recovery-server
ENV PATH=/usr/local/bin RECOVERY_HOST=0.0.0.0 RECOVERY_PORT=8080 RECOVERY_RESOURCES=/usr/local/Resources \
    RECOVERY_DATABASE=/var/lib/recovery-server/recovery.sqlite
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["recovery-server", "healthcheck"]
ENTRYPOINT ["recovery-server"]
CMD ["serve"]
