package cleave.platform.auth;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** What slows down those who register in bulk or guess passwords. */
public record ThrottleSettings(
        @Setting(
                key = "throttle.register.burst",
                byDefault = "100",
                min = "1",
                max = "1000000",
                meaning = "Registrations that one address may try at once.")
        int registerBurst,

        @Setting(
                key = "throttle.register.rate",
                byDefault = "2",
                min = "1",
                max = "1000000",
                meaning = "Registrations a second that one address may try after that.")
        int registerRate,

        @Setting(
                key = "throttle.login.burst",
                byDefault = "100",
                min = "1",
                max = "1000000",
                meaning = "Logins that may fail at once from one address.")
        int loginBurst,

        @Setting(
                key = "throttle.login.rate",
                byDefault = "5",
                min = "1",
                max = "1000000",
                meaning = "Logins a second that may fail from one address after that.")
        int loginRate,

        @Setting(
                key = "throttle.account.failures",
                byDefault = "10",
                min = "1",
                max = "1000",
                meaning = "Failed logins for one account after which each further try has to wait.")
        int accountFailures,

        @Setting(
                key = "throttle.account.window",
                byDefault = "15m",
                min = "1s",
                max = "1d",
                meaning = "Time within which failed logins for one account are counted together.")
        Duration accountWindow) {}
