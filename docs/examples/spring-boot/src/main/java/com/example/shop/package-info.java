/** A Spring Boot application that embeds the order management in its own transactions. */
package com.example.shop;
