package com.sfayn.oms.server.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept connection that does little work per request, because the load driver shares the machine with the server. */
final class RawConnection implements AutoCloseable {
    /** Returned instead of a status if there was no response. */
    static final int NO_ANSWER = -1;

    private static final int PATIENCE_MILLIS = 15_000;

    private final int port;
    private final String token;
    private Socket socket;
    private InputStream in;
    private byte[] body = {};

    RawConnection(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** @return the HTTP status */
    int post(String json) {
        try {
            if (socket == null) {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            }
            byte[] sent = json.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + sent.length
                                    + "\r\n\r\n" + json)
                            .getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException | RuntimeException e) {
            close();
            return NO_ANSWER;
        }
    }

    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = -1;
        boolean closes = false;
        for (String header = line().toLowerCase(Locale.ROOT);
                !header.isEmpty();
                header = line().toLowerCase(Locale.ROOT)) {
            if (header.startsWith("content-length:"))
                length = Long.parseLong(header.substring(15).strip());
            if (header.startsWith("connection: close")) closes = true;
        }
        body = length < 0 ? chunks() : in.readNBytes((int) length);
        if (closes) close();
        return status;
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
            if (size == 0) return all.toByteArray();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("The connection ended.");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) socket.close();
        } catch (IOException e) {
            // The connection is unusable in any case.
        }
        socket = null;
    }
}
