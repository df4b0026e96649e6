package com.sfayn.oms.server.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sfayn.oms.application.core.RequestRefusal.EventIdReused;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RequestRefusal.UserNotSynced;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes JSON responses. All errors have the format of a GraphQL error with a code. */
public final class JsonResponses {
    private static final Logger LOG = LoggerFactory.getLogger(JsonResponses.class);
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String paths;

    /** @param paths the paths that exist, listed in a 404 response */
    public JsonResponses(String paths) {
        this.paths = paths;
    }

    public void write(Context context, int status, String contentType, Object body) {
        context.status(status)
                .contentType(contentType)
                .header("Cache-Control", "no-store")
                .result(bytes(body));
    }

    public void json(Context context, int status, Object body) {
        write(context, status, ResponseFormat.JSON.contentType(), body);
    }

    public void refusal(HttpError refusal, Context context) {
        refusal.headers().forEach(context::header);
        Map<String, Object> extensions = extensions(refusal.code());
        extensions.put("retryable", refusal.retryable());
        error(context, refusal.status(), refusal.getMessage(), extensions);
    }

    /** Writes all refusals of a use case, and the rejected rows of an import. */
    public void reasons(Context context, List<Refusal> reasons) {
        json(
                context,
                status(reasons.get(0)),
                Map.of("errors", reasons.stream().map(JsonResponses::error).toList()));
    }

    private static int status(Refusal reason) {
        if (reason instanceof Forbidden || reason instanceof UserNotSynced) return FORBIDDEN;
        return reason instanceof EventIdReused ? CONFLICT : UNPROCESSABLE;
    }

    private static Map<String, Object> error(Refusal reason) {
        Map<String, Object> extensions = extensions(reason.code());
        extensions.put("path", reason.path());
        if (reason instanceof RowsRefused refused) {
            extensions.put(
                    "rowErrors", refused.rows().stream().map(JsonResponses::row).toList());
            extensions.put("moreErrors", refused.more());
        }
        return error(Excerpt.within(reason.message()), extensions);
    }

    private static Map<String, Object> row(RowError error) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", error.line());
        row.put("column", error.column());
        row.put("value", error.value());
        row.put("message", Excerpt.within(error.message()));
        return row;
    }

    public void noRoute(HttpResponseException response, Context context) {
        String methods = response.getDetails().values().stream().findFirst().orElse("");
        if (response.getStatus() == 405) {
            context.header("Allow", methods);
            error(
                    context,
                    405,
                    path(context) + " does not support "
                            + Excerpt.text(context.method().name()) + ", only " + methods + ".",
                    "BAD_REQUEST");
        } else {
            error(context, response.getStatus(), path(context) + " does not exist; see " + paths + ".", "BAD_REQUEST");
        }
    }

    public void fault(Exception fault, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), fault);
        String id = RequestId.of(context);
        Map<String, Object> extensions = extensions("INTERNAL");
        extensions.put("requestId", id);
        error(context, 500, "Internal error (request id " + id + ").", extensions);
    }

    private void error(Context context, int status, String message, String code) {
        error(context, status, message, extensions(code));
    }

    private static String path(Context context) {
        return Excerpt.text(context.path());
    }

    private static Map<String, Object> extensions(String code) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code);
        extensions.put("retryable", false);
        return extensions;
    }

    private void error(Context context, int status, String message, Map<String, Object> extensions) {
        String type = ResponseFormat.preferred(context.header("Accept"))
                .orElse(ResponseFormat.JSON)
                .contentType();
        write(context, status, type, body(message, extensions));
    }

    private static Map<String, Object> body(String message, Map<String, Object> extensions) {
        return Map.of("errors", List.of(error(message, extensions)));
    }

    private static Map<String, Object> error(String message, Map<String, Object> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", extensions);
        return error;
    }

    /** Returns an error body in the same format, for use outside the routes. */
    public static byte[] error(String message, String code, boolean retryable) {
        Map<String, Object> extensions = extensions(code);
        extensions.put("retryable", retryable);
        return bytes(body(message, extensions));
    }

    public static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The response can't be written as JSON.", e);
        }
    }
}
