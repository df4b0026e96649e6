package com.sfayn.oms.server.outbound;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Classifies what went wrong. */
final class Failures {
    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;

    private Failures() {}

    /** @return null for a success */
    static Failure of(int status) {
        if (status >= SUCCESS && status < REDIRECTION) return null;
        return status >= REDIRECTION && status < CLIENT_ERROR ? Failure.REDIRECT : Failure.HTTP;
    }

    /** @param expired whether the attempt was ended because it took too long, which shows as some other fault */
    static Failure of(IOException fault, boolean expired) {
        if (fault instanceof BlockedAddressException) return Failure.BLOCKED_ADDRESS;
        if (fault instanceof UnknownHostException) return Failure.DNS;
        if (expired) return Failure.TIMEOUT;
        if (fault instanceof SSLException) return Failure.TLS;
        if (fault instanceof InterruptedIOException) return Failure.TIMEOUT;
        return isNotHttp(fault) ? Failure.HTTP : Failure.CONNECT;
    }

    private static boolean isNotHttp(IOException fault) {
        if (fault instanceof TruncatedChunkException || fault instanceof ConnectionClosedException) return false;
        return fault.getCause() instanceof HttpException
                || fault instanceof MalformedChunkCodingException
                || fault instanceof MessageConstraintException;
    }
}
