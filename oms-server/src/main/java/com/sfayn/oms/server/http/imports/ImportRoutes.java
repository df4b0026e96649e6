package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.ImportSnapshots;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.server.http.exchange.AsyncContinuation;
import com.sfayn.oms.server.http.exchange.Authentication;
import com.sfayn.oms.server.http.exchange.HttpError;
import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.transport.BodyBudget;
import com.sfayn.oms.server.http.transport.BodyFailure;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.sfayn.oms.snapshots.csv.CsvTemplate;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /import}: CSV imports, and templates for them. Checks the permission before it reads the file, and
 * stores the file on disk before a transaction begins, so that no transaction waits for a slow client.
 */
public final class ImportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);

    /** The source name of file imports, as shown to operators. */
    private static final String SOURCE = "csv";

    private static final String FILES = "/import/{type}";
    private static final String TEMPLATES = FILES + "/template.csv";

    /** The paths of these routes. */
    public static final List<String> PATHS = List.of(FILES, TEMPLATES);

    /** How many files of the maximum length may be on disk, counting both arriving and waiting ones. */
    private static final int FILES_ON_DISK = 32;

    private final ImportSnapshots imports;
    private final int maxBody;
    private final Authentication authentication;
    private final JsonResponses responses;
    private final BodyBudget disk;
    private final Uploads uploads = new Uploads();
    private final ImportWorkers workers;

    /** @param maxBody longest accepted file, in bytes */
    public ImportRoutes(
            ImportSnapshots imports,
            int maxBody,
            ImportWorkers workers,
            Authentication authentication,
            JsonResponses responses) {
        this.imports = imports;
        this.maxBody = maxBody;
        this.workers = workers;
        this.authentication = authentication;
        this.responses = responses;
        this.disk = new BodyBudget((long) FILES_ON_DISK * maxBody);
    }

    public void addTo(RoutesConfig routes) {
        routes.get(TEMPLATES, this::template);
        routes.post(FILES, this::post);
    }

    private void template(Context context) {
        Actor actor = authentication.actor(context);
        SnapshotType type = type(context);
        ifPermitted(
                context,
                actor,
                type,
                () -> context.contentType("text/csv; charset=utf-8; header=present")
                        .header("Content-Disposition", "attachment; filename=\"" + type.id() + ".csv\"")
                        .header("Cache-Control", "no-store")
                        .result(CsvTemplate.of(type)));
    }

    private void post(Context context) {
        Actor actor = authentication.actor(context);
        SnapshotType type = type(context);
        ifPermitted(context, actor, type, () -> take(context, actor, type));
    }

    private void take(Context context, Actor actor, SnapshotType type) {
        ImportOptions options = imports.withDefaultAsOf(ImportParameters.read(type, context.queryParamMap()));
        ImportBody.requireReadable(context, maxBody);
        Uploads.Upload upload = uploads.begin(actor);
        SpooledBody file = opened(actor, upload);
        CompletableFuture<Long> arriving = file.take(context, maxBody);
        arriving.whenComplete((length, failure) -> upload.end());
        AsyncContinuation.afterBody(
                context, arriving, failure -> notArrived(file, failure), length -> copy(context, actor, options, file));
    }

    private SpooledBody opened(Actor actor, Uploads.Upload upload) {
        try {
            return SpooledBody.open(disk, new BodyBudget.Owner(actor.tenant(), actor.user()));
        } catch (IOException e) {
            upload.end();
            throw notStored(e);
        }
    }

    private RuntimeException notArrived(SpooledBody file, BodyFailure failure) {
        try (file) {
            return switch (failure.kind()) {
                case TOO_LONG -> HttpError.importTooLong(maxBody);
                case NOT_KEPT -> notStored(failure);
                default -> HttpError.ofBody(failure);
            };
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    private void copy(Context context, Actor actor, ImportOptions options, SpooledBody file) {
        AsyncContinuation.afterWork(
                context,
                () -> copied(context, actor, options, file),
                workers.writing(actor),
                failure -> notCopied(file, failure),
                answer -> answer.fold(
                        report -> done(context, report, options.dryRun()), reasons -> refused(context, reasons)));
    }

    private Answer<SyncReport> copied(Context context, Actor actor, ImportOptions options, SpooledBody file) {
        try (file) {
            return imports.handle(actor, options, SOURCE, new CsvFeed(options.type(), ImportBody.csv(context, file)));
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    private static RuntimeException notCopied(SpooledBody file, Throwable failure) {
        try (file) {
            return notDone(failure, "Too many imports are waiting; try again in a moment.");
        } catch (IOException e) {
            return notStored(e);
        }
    }

    private static RuntimeException notDone(Throwable failure, String tooMany) {
        if (failure instanceof RejectedExecutionException) return HttpError.unavailable(tooMany);
        if (failure instanceof StorageUnavailableException fault) return unavailable(fault);
        if (failure instanceof RuntimeException fault) return fault;
        return new IllegalStateException("An import failed", failure);
    }

    private static RuntimeException notStored(Exception cause) {
        return new IllegalStateException("An import file could not be stored on disk", cause);
    }

    private static SnapshotType type(Context context) {
        String id = context.pathParam("type");
        return SnapshotType.ofId(id)
                .orElseThrow(() -> HttpError.notFound("Unknown type \"" + Excerpt.text(id)
                        + "\"; the nearest is " + ClosestMatch.of(id, SnapshotType.ids()) + ". Types are "
                        + String.join(", ", SnapshotType.ids()) + "."));
    }

    private void ifPermitted(Context context, Actor actor, SnapshotType type, Runnable then) {
        AsyncContinuation.afterWork(
                context,
                () -> imports.scope(actor, type).refusals(),
                workers.checking(actor),
                failure -> notDone(failure, "Too many import requests are waiting; try again in a moment."),
                reasons -> {
                    requireNone(reasons);
                    then.run();
                });
    }

    private static void requireNone(List<Refusal> reasons) {
        if (reasons.isEmpty()) return;
        Refusal reason = reasons.get(0);
        throw HttpError.forbidden(reason.code(), reason.message());
    }

    private static HttpError unavailable(StorageUnavailableException fault) {
        LOG.warn("An import failed because the database is unavailable: {}", fault.getMessage());
        return HttpError.unavailable("The database is unavailable; try the import again in a moment.");
    }

    private Void done(Context context, SyncReport report, boolean dryRun) {
        responses.json(context, 200, report(report, dryRun));
        return null;
    }

    private Void refused(Context context, List<Refusal> reasons) {
        responses.reasons(context, reasons);
        return null;
    }

    private static Map<String, Object> report(SyncReport report, boolean dryRun) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("read", report.read());
        body.put("inserted", report.inserted());
        body.put("updated", report.updated());
        body.put("unchanged", report.unchanged());
        body.put("deactivated", report.deactivated());
        body.put("warnings", report.warnings());
        body.put("dryRun", dryRun);
        return body;
    }
}
