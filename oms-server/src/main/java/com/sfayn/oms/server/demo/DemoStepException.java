package com.sfayn.oms.server.demo;

/** Thrown when a demo step does not have the expected result. The message has the expected and the actual value. */
final class DemoStepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoStepException(String message) {
        super(message);
    }
}
