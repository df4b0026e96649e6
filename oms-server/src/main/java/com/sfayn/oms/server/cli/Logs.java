package com.sfayn.oms.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.sfayn.oms.server.config.LogFormat;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/**
 * Configures logging to standard error, because standard output is for the output of commands. There is no
 * configuration file, because it would also apply to applications that embed the server.
 */
final class Logs {
    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level [%X{requestId:--}] %logger{0}: %msg%n";

    private Logs() {}

    static void write(LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? new LogstashEncoder() : lines();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger("com.sfayn.oms").setLevel(Level.INFO);
        // Javalin logs exceptions that it also throws, and a startup line that we replace.
        context.getLogger("io.javalin").setLevel(Level.OFF);
    }

    /** Logs warnings and errors only, for commands that print their own progress. */
    static void warningsOnly() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("com.sfayn.oms").setLevel(Level.WARN);
    }

    private static PatternLayoutEncoder lines() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        return encoder;
    }
}
