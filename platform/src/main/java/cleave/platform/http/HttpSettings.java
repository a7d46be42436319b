package cleave.platform.http;

import cleave.platform.runtime.Setting;
import java.time.Duration;
import java.util.List;

/** Where the server listens and what it bears. */
public record HttpSettings(
        @Setting(key = "http.host", byDefault = "127.0.0.1", meaning = "Address that the server listens on.")
        String host,

        @Setting(
                key = "http.port",
                byDefault = "8080",
                min = "0",
                max = "65535",
                meaning = "Port that the server listens on; 0 takes any free one.")
        int port,

        @Setting(
                key = "management.host",
                byDefault = "127.0.0.1",
                meaning = "Address that health and metrics listen on.")
        String managementHost,

        @Setting(
                key = "management.port",
                byDefault = "8081",
                min = "0",
                max = "65535",
                meaning = "Port for health and metrics; 0 takes any free one.")
        int managementPort,

        @Setting(
                key = "http.loops",
                byDefault = "0",
                min = "0",
                max = "256",
                meaning = "Event loops; 0 means one per core.")
        int loops,

        @Setting(
                key = "http.loop.limit",
                byDefault = "1s",
                min = "10ms",
                max = "1m",
                meaning = "An event loop that is busy for longer is reported in the log.")
        Duration loopLimit,

        @Setting(
                key = "http.inflight",
                byDefault = "4096",
                min = "1",
                max = "1000000",
                meaning =
                        "Requests in work at once, and as many whose bodies are arriving; beyond it the answer is 503.")
        int inflight,

        @Setting(
                key = "http.head.timeout",
                byDefault = "10s",
                min = "100ms",
                max = "5m",
                meaning = "Time for a request's head to arrive, from its first byte.")
        Duration headTimeout,

        @Setting(
                key = "http.body.timeout",
                byDefault = "30s",
                min = "100ms",
                max = "1h",
                meaning = "Time within which some of a request's body must arrive, and all of it unless it is large.")
        Duration bodyTimeout,

        @Setting(
                key = "http.body.rate",
                byDefault = "16",
                min = "1",
                max = "1000000",
                meaning = "KiB a second that a large body must arrive with once http.body.timeout has passed.")
        int bodyRate,

        @Setting(
                key = "http.body.disk",
                byDefault = "1024",
                min = "1",
                max = "1000000",
                meaning = "MiB of bodies over 64 KiB that are kept on disk at once; beyond it the answer is 503.")
        int bodyDisk,

        @Setting(
                key = "http.body.memory",
                byDefault = "8",
                min = "1",
                max = "1024",
                meaning = "MiB of bodies over 64 KiB that are taken apart at once, which takes up to ten times as much"
                        + " memory; beyond it they wait, for 5 s.")
        int bodyMemory,

        @Setting(
                key = "http.idle.timeout",
                byDefault = "75s",
                min = "1s",
                max = "1h",
                meaning = "A connection without traffic for so long is closed.")
        Duration idleTimeout,

        @Setting(
                key = "http.stop.timeout",
                byDefault = "8s",
                min = "0s",
                max = "5m",
                meaning = "Time that accepted requests get to finish when the process stops.")
        Duration stopTimeout,

        @Setting(
                key = "http.proxies",
                byDefault = "",
                meaning = "Proxies whose X-Forwarded-For counts: addresses or networks.")
        List<String> proxies) {}
