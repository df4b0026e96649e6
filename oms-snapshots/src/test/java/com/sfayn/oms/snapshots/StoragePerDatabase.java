package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Opens the storages of {@link OnDatabases}. */
final class StoragePerDatabase implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(OnDatabases.class);
    }

    @Override
    public Stream<Run> provideClassTemplateInvocationContexts(ExtensionContext context) {
        OnDatabases databases = context.getRequiredTestClass().getAnnotation(OnDatabases.class);
        Function<HikariDataSource, Storage> opening =
                databases.inSpring() ? pool -> new SpringHost(pool).storage().build() : JdbiStorage::over;
        return Stream.of(databases.value()).map(database -> new Run(database, opening));
    }

    record Run(TestDatabase database, Function<HikariDataSource, Storage> opening)
            implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return database.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new OpenedStorage(database, opening));
        }
    }

    private static final class OpenedStorage
            implements BeforeClassTemplateInvocationCallback,
                    AfterClassTemplateInvocationCallback,
                    ParameterResolver,
                    TestExecutionExceptionHandler {
        private final TestDatabase database;
        private final Function<HikariDataSource, Storage> opening;
        private Path folder;
        private HikariDataSource pool;
        private Storage storage;

        OpenedStorage(TestDatabase database, Function<HikariDataSource, Storage> opening) {
            this.database = database;
            this.opening = opening;
        }

        @Override
        public void beforeClassTemplateInvocation(ExtensionContext context) throws IOException {
            folder = Files.createTempDirectory("oms-storage");
            pool = database.create(folder);
            storage = opening.apply(pool);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Storage.class;
        }

        @Override
        public Storage resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return storage;
        }

        /** Names the database, because Surefire's reports show only its position in {@link OnDatabases}. */
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            failure.addSuppressed(new AssertionError("The test ran on " + database));
            throw failure;
        }

        @Override
        public void afterClassTemplateInvocation(ExtensionContext context) throws IOException {
            pool.close();
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) Files.deleteIfExists(file);
        }
    }
}
