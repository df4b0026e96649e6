package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.snapshot.ImportTerms;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.domain.reading.Nearest;
import com.sfayn.oms.graphql.wiring.Echoes;
import com.sfayn.oms.snapshots.csv.CsvTemplate;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /import}: files of rows, and templates for them. Whether the caller may is asked before the file is read, and
 * the file is on our disk before a transaction begins, so that nothing waits for a slow sender.
 */
final class ImportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);

    private final ImportParts parts;
    private final Authentication authentication;
    private final JsonAnswers answers;
    private final ImportTurns turns = new ImportTurns();

    ImportRoutes(ImportParts parts, Authentication authentication, JsonAnswers answers) {
        this.parts = parts;
        this.authentication = authentication;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/import/{type}/template.csv", this::template);
        routes.post("/import/{type}", this::post);
    }

    private void template(Context context) {
        Actor actor = authentication.actor(context);
        SnapshotType type = type(context);
        requirePermission(actor, type);
        context.contentType("text/csv; charset=utf-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"" + type.id() + ".csv\"")
                .header("Cache-Control", "no-store")
                .result(CsvTemplate.of(type));
    }

    private void post(Context context) {
        Actor actor = authentication.actor(context);
        SnapshotType type = type(context);
        requirePermission(actor, type);
        ImportTerms terms = parts.imports().begun(ImportParameters.read(type, context.queryParamMap()));
        ImportBody.requireReadable(context, parts.maxBody());
        try (ImportTurns.Place place = turns.enter(actor.tenant());
                SpooledBody body = SpooledBody.of(context, parts.maxBody())) {
            place.awaitTurn();
            parts.imports()
                    .copy(actor, terms, ImportBody.csv(context, body))
                    .fold(report -> done(context, report, terms.dryRun()), reasons -> refused(context, reasons));
        } catch (StorageUnavailableException e) {
            throw unavailable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A file to import could not be kept on disk", e);
        }
    }

    private static SnapshotType type(Context context) {
        String id = context.pathParam("type");
        return SnapshotType.ofId(id)
                .orElseThrow(() -> HttpRefusal.notFound("There is no type \"" + Echoes.shortened(id)
                        + "\"; the nearest is " + Nearest.of(id, SnapshotType.ids()) + ". There are "
                        + String.join(", ", SnapshotType.ids()) + "."));
    }

    private void requirePermission(Actor actor, SnapshotType type) {
        List<Reason> reasons;
        try {
            reasons = parts.imports().refusals(actor, type);
        } catch (StorageUnavailableException e) {
            throw unavailable(e);
        }
        if (reasons.isEmpty()) return;
        Reason reason = reasons.get(0);
        throw HttpRefusal.forbidden(reason.code(), reason.message());
    }

    private static HttpRefusal unavailable(StorageUnavailableException fault) {
        LOG.warn("An import could not be done now: {}", fault.getMessage());
        return HttpRefusal.unavailable("The database can't take an import now; try again in a moment.");
    }

    private Void done(Context context, SyncReport report, boolean dryRun) {
        answers.json(context, 200, report(report, dryRun));
        return null;
    }

    private Void refused(Context context, List<Reason> reasons) {
        answers.reasons(context, reasons);
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
