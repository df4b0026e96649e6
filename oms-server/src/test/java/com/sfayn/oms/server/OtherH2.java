package com.sfayn.oms.server;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another version of H2 than the one on the class path; the build copies its jar. */
final class OtherH2 implements AutoCloseable {
    private final URLClassLoader classes;

    OtherH2(String version) {
        Path jar = Path.of("target", "h2-versions", "h2-" + version + ".jar");
        if (!Files.exists(jar)) throw new AssertionError(jar.toAbsolutePath() + " is not there: run the build once.");
        try {
            classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs one of its command-line tools. */
    void run(String tool, String... arguments) throws ReflectiveOperationException {
        Object runnable = classes.loadClass("org.h2.tools." + tool)
                .getDeclaredConstructor()
                .newInstance();
        runnable.getClass().getMethod("runTool", String[].class).invoke(runnable, (Object) arguments);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
