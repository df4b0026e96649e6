package com.sfayn.oms.server.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** The payload of a mutation that changes an order. */
record OrderAnswer(JsonNode payload) {
    static final String PAYLOAD = "{ result { success message } order { ...Seen } errors { code message } }";

    /** @throws DemoStepException if the change was refused */
    DemoOrder accepted() {
        if (!payload.at("/result/success").booleanValue()) {
            throw new DemoStepException("expected the change to be accepted, found " + payload.get("errors"));
        }
        return new DemoOrder(payload.get("order"));
    }

    /**
     * @return the code and message of the refusal
     * @throws DemoStepException unless the change was refused with this code
     */
    String refused(String code) {
        JsonNode error = payload.at("/errors/0");
        if (!error.path("code").asText().equals(code)) {
            throw new DemoStepException("expected the refusal " + code + ", found " + payload);
        }
        return code + ": " + error.get("message").textValue();
    }
}
