package com.sfayn.oms.server.demo;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Tells steps as they happen, numbered; a step whose answer is not as expected ends the walk. */
final class DemoSteps {
    private final PrintWriter out;
    private int steps;

    DemoSteps(PrintWriter out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    /**
     * Takes a step and says what came of it.
     *
     * @param act does it, checks the answer, and returns it as a person reads it
     */
    void step(String title, Supplier<String> act) {
        steps++;
        try {
            out.printf("  %2d. %s: %s%n", steps, title, act.get());
        } catch (DemoStepException e) {
            out.printf("  %2d. %s: FAILED, %s%n", steps, title, e.getMessage());
            throw e;
        }
    }

    int steps() {
        return steps;
    }

    /** @throws DemoStepException unless both are the same */
    static void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new DemoStepException(what + ": expected " + expected + ", found " + found);
        }
    }
}
