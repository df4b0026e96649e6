/** An application without a framework that embeds the order management. */
package com.example.shop;
