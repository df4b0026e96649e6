package com.sfayn.oms.server.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A receiver of webhooks on a free port of loopback, which answers each request by a script, byte by byte if it wants. */
final class Receiver implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    /** What the receiver does after it has read a request; the connection is closed after an exception. */
    @FunctionalInterface
    interface Script {
        void answer(OutputStream out, String request) throws Exception;
    }

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Receiver(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        BoundedNameLookup.daemon(this::accept, "receiver").start();
    }

    static Receiver plain(Script script) throws IOException {
        return new Receiver(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
    }

    /** @param protocols the TLS versions that the receiver speaks; all usual ones if empty */
    static Receiver tls(Certificates certificates, Script script, String... protocols) throws IOException {
        SSLServerSocket server = (SSLServerSocket) certificates
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        if (protocols.length > 0) server.setEnabledProtocols(protocols);
        return new Receiver(server, script);
    }

    static Script answering(String response) {
        return (out, request) -> out.write(response.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns how many connections were accepted. */
    int accepted() {
        return accepted.get();
    }

    /** Returns the requests that arrived whole, head and body. */
    List<String> requests() {
        return requests;
    }

    /** Returns the names by which clients called the server in TLS (SNI). */
    List<String> serverNames() {
        return serverNames;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                accepted.incrementAndGet();
                open.add(connection);
                BoundedNameLookup.daemon(() -> serve(connection), "receiver-connection")
                        .start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (connection instanceof SSLSocket tls) {
                tls.startHandshake();
                ((ExtendedSSLSession) tls.getSession())
                        .getRequestedServerNames()
                        .forEach(name -> serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
            }
            for (String request = request(connection.getInputStream());
                    request != null;
                    request = request(connection.getInputStream())) {
                requests.add(request);
                script.answer(connection.getOutputStream(), request);
                connection.getOutputStream().flush();
            }
        } catch (Exception e) {
            // The connection ends, as the test wants it or because the client closed it.
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) return null;
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        return text + (length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1)))) : "");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : open) connection.close();
    }
}
