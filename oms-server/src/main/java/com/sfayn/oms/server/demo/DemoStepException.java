package com.sfayn.oms.server.demo;

/** A step of the walk was not answered as it should be. The message says what was expected and what was found. */
final class DemoStepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoStepException(String message) {
        super(message);
    }
}
