package cleave.app;

import cleave.platform.auth.PasswordHasher;
import cleave.platform.auth.Tokens;
import cleave.platform.runtime.Settings;
import cleave.platform.sql.Databases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** What modules are built from. */
record Platform(
        Settings settings,
        Databases databases,
        Tokens tokens,
        PasswordHasher hasher,
        MeterRegistry registry,
        InstantSource clock,
        Executor blocking) {}
