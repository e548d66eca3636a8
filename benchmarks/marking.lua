-- Returns what asks for a mark of a topic, as a page does by htmx.
return function(topic, status, cookie)
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Sec-Fetch-Site"] = "same-origin",
                    ["HX-Request"] = "true", ["Cookie"] = cookie }
  return wrk.format("POST", "/topics/" .. topic .. "/status/", headers, "status=" .. status)
end
