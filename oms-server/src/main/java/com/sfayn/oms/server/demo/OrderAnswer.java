package com.sfayn.oms.server.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What a change of an order was answered with. */
record OrderAnswer(JsonNode payload) {
    static final String PAYLOAD = "{ result { success message } order { ...Seen } errors { code message } }";

    /** @throws DemoStepException if it was refused */
    OrderView accepted() {
        if (!payload.at("/result/success").booleanValue()) {
            throw new DemoStepException("expected it to be accepted, found " + payload.get("errors"));
        }
        return new OrderView(payload.get("order"));
    }

    /**
     * @return what the caller is told
     * @throws DemoStepException unless it was refused for that reason
     */
    String refused(String code) {
        JsonNode error = payload.at("/errors/0");
        if (!error.path("code").asText().equals(code)) {
            throw new DemoStepException("expected the refusal " + code + ", found " + payload);
        }
        return code + ": " + error.get("message").textValue();
    }
}
