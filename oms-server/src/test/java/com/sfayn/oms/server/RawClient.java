package com.sfayn.oms.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends and reads what the test says, byte by byte, as no proper client would. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) throws IOException {
        this(port, 0);
    }

    /** @param receiveBuffer how much of an answer the system takes for a client that does not read; 0 for the default */
    RawClient(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setTcpNoDelay(true);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Tells the server that no more will be sent. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** All that comes until the server ends the connection. */
    String readToEnd(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Whether the server ends the connection within that time, properly or by a reset. */
    boolean isEndedWithin(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** The status line and the headers that come next. */
    String readHead(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = socket.getInputStream().read();
            if (read < 0) throw new IOException("The connection ended after: " + head);
            head.append((char) read);
        }
        return head.toString();
    }

    /** One answer with a Content-Length, on a connection that stays open. */
    String readAnswer(Duration patience) throws IOException {
        String head = readHead(patience);
        String lower = head.toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(lower.substring(at + "content-length:".length(), lower.indexOf("\r\n", at))
                        .strip());
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
