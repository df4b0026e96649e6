package com.sfayn.oms.server.demo;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Runs and prints numbered demo steps. A step with an unexpected result stops the demo. */
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
     * Runs a step and prints its result.
     *
     * @param action runs the step, checks the answer, and returns it as printed
     */
    void step(String title, Supplier<String> action) {
        steps++;
        try {
            out.printf("  %2d. %s: %s%n", steps, title, action.get());
        } catch (DemoStepException e) {
            out.printf("  %2d. %s: FAILED, %s%n", steps, title, e.getMessage());
            throw e;
        }
    }

    int count() {
        return steps;
    }

    /** @throws DemoStepException unless both values are equal */
    static void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new DemoStepException(what + ": expected " + expected + ", found " + found);
        }
    }
}
