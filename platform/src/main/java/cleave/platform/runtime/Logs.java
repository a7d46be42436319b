package cleave.platform.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets up the log. Nothing that is logged may hold a secret, a token, a password or an e-mail address. */
public final class Logs {
    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%replace( [%X{request}]){' \\[\\]', ''}%n%ex";
    /** Libraries that tell their whole life at the info level. */
    private static final List<String> CHATTY =
            List.of("org.flywaydb", "com.zaxxer.hikari", "io.netty", "io.vertx", "org.jdbi");
    /** Reports each try to connect, of many a second, as a warning. What counts of it is told by its callers. */
    private static final String KAFKA = "org.apache.kafka";

    /** Reports nothing but each client that goes away while a file is being sent to it. */
    private static final String ABORTS = "io.vertx.core.net.impl.VertxConnection";

    private Logs() {}

    /** Replaces whatever was set up before. */
    public static void configure(LogSettings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Encoder<ILoggingEvent> encoder = settings.format() == LogSettings.Format.JSON ? json(context) : text(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.valueOf(settings.level().name()));
        for (String name : CHATTY) context.getLogger(name).setLevel(Level.WARN);
        context.getLogger(KAFKA).setLevel(Level.OFF);
        context.getLogger(ABORTS).setLevel(Level.OFF);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        return encoder;
    }
}
