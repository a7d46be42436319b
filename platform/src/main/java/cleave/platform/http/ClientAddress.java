package cleave.platform.http;

import cleave.platform.runtime.SettingsException;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Who a request comes from: the peer's address, or, where the peer is a configured proxy, the last address in
 * X-Forwarded-For that is not such a proxy itself. From anyone else the header counts for nothing.
 */
final class ClientAddress {
    private final List<IpSubnetFilterRule> proxies;

    /**
     * @param proxies addresses or networks such as {@code 127.0.0.1} or {@code 10.0.0.0/8}
     */
    ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddress::rule).toList();
    }

    String of(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        if (proxies.isEmpty() || !trusted(address)) return address;
        String forwarded = String.join(",", request.headers().getAll("X-Forwarded-For"));
        String[] hops = forwarded.split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!isAddress(hop)) return address;
            address = hop;
            if (!trusted(hop)) return hop;
        }
        return address;
    }

    private boolean trusted(String address) {
        InetSocketAddress socket = new InetSocketAddress(parse(address), 0);
        return proxies.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    private static InetAddress parse(String address) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }

    private static IpSubnetFilterRule rule(String text) {
        String[] parts = text.split("/", 2);
        if (!isAddress(parts[0])) throw wrong(text);
        int longest = NetUtil.isValidIpV4Address(parts[0]) ? 32 : 128;
        try {
            int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : longest;
            return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
    }

    private static SettingsException wrong(String text) {
        return new SettingsException(
                "The setting http.proxies has " + text + ": use addresses or networks, like 127.0.0.1 or 10.0.0.0/8.");
    }
}
