package cleave.platform.auth;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** How passwords are hashed and tokens made. */
public record AuthSettings(
        @Setting(
                key = "auth.hash.threads",
                byDefault = "0",
                min = "0",
                max = "256",
                meaning = "Passwords hashed at once, 19 MiB of memory each; 0 means one per core.")
        int hashThreads,

        @Setting(
                key = "auth.hash.waiting",
                byDefault = "256",
                min = "1",
                max = "100000",
                meaning = "Passwords that may wait to be hashed; beyond it the answer is 503.")
        int hashWaiting,

        @Setting(
                key = "auth.hash.timeout",
                byDefault = "8s",
                min = "100ms",
                max = "5m",
                meaning = "Time for a password to wait and be hashed; beyond it the answer is 503.")
        Duration hashTimeout,

        @Setting(
                key = "auth.issuer",
                byDefault = "cleave",
                meaning = "Who makes the tokens, as their iss says; others are refused.")
        String issuer,

        @Setting(
                key = "auth.audience",
                byDefault = "cleave",
                meaning = "Who the tokens are for, as their aud says; others are refused.")
        String audience,

        @Setting(
                key = "auth.token.lifetime",
                byDefault = "12h",
                min = "1s",
                max = "365d",
                meaning = "Time from a login until its token ends.")
        Duration tokenLifetime,

        @Setting(
                key = "auth.token.cache",
                byDefault = "10000",
                min = "1",
                max = "10000000",
                meaning = "Verified tokens kept in memory, about 1 KiB each.")
        int tokenCache) {}
